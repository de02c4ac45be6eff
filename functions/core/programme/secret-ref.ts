/**
 * Names of secrets in a programme file: the file names them and never holds them.
 */

/**
 * The name of a secret: `env:NAME`, `ssm:/path`, or a short plain name such as `wecom-url`, which is the environment
 * variable WECOM_URL. Anything else may be the secret itself and is shown to nobody; real tokens are longer than a name.
 */
export const SECRET_REF = /^(?:env:[A-Za-z_]\w{0,199}|ssm:\/[\w./-]{1,199}|[A-Za-z][\w-]{0,29})$/;

export const isSecretRef = (text: string): boolean => SECRET_REF.test(text);
