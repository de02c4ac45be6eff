/**
 * What must never be lost: the key, the table, the buckets. Deployed first, changed rarely, kept when the stack is deleted.
 */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { MonthlyBackup } from '../constructs/backup.ts';
import { Buckets } from '../constructs/buckets.ts';
import { DataKey } from '../constructs/data-key.ts';
import type { Resources } from '../constructs/permissions.ts';
import { RecordTable } from '../constructs/record-table.ts';
import type { Stage } from '../stages.ts';

export class StorageStack extends Stack {
  readonly key: DataKey['key'];
  readonly table: RecordTable['table'];
  readonly buckets: Buckets;

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: Stage }) {
    super(scope, id, {
      ...props,
      description: `Jianbao ${stage.name}: records and archive`,
      terminationProtection: true,
    });
    this.key = new DataKey(this, 'DataKey').key;
    this.table = new RecordTable(this, 'Records', { key: this.key }).table;
    this.buckets = new Buckets(this, 'Buckets', { key: this.key, stage });
    const backup = new MonthlyBackup(this, 'Backup', { table: this.table, key: this.key, days: stage.logDays });
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'ArchiveBucket', { value: this.buckets.archive.bucketName });
    new CfnOutput(this, 'PhotoBucket', { value: this.buckets.photos.bucketName });
    new CfnOutput(this, 'BackupVault', { value: backup.vault.backupVaultName });
  }

  /** What permissions are written for; the queue is the pipeline's. */
  resources(): Omit<Resources, 'queueArn' | 'secretsArn'> {
    return {
      tableArn: this.table.tableArn,
      tableName: this.table.tableName,
      archiveArn: this.buckets.archive.bucketArn,
      photosArn: this.buckets.photos.bucketArn,
      keyArn: this.key.keyArn,
    };
  }
}
