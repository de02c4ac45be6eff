/**
 * The house: what belongs to no programme yet. A key of the house is an administrator's of every programme, and begins new
 * ones; drafts are kept here, before there is a programme and after. Its name can be no programme's id.
 */
export const HOUSE = '_';
