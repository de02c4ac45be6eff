/**
 * What everything below is made of: days, instants, exact decimals and the values of figures, as plain JSON.
 */

/** A calendar day in the programme's zone, `YYYY-MM-DD`. Never an instant. */
export type ReportingDay = string;
/** An instant as ISO 8601 in UTC with milliseconds, `2022-04-09T00:00:00.000Z`. */
export type Instant = string;
/** An exact decimal as text, `-12`, `612.5`, `25550.00`. */
export type DecimalString = string;

/** A time on the clock of the programme's zone, some days after the reporting day. */
export interface DayTime {
  readonly plusDays: number;
  /** `HH:MM`, 00:00–23:59. */
  readonly time: string;
}

/** flow, stock, mean: exact decimal with the indicator's decimals; places: distinct names; check: yes or no. */
export type FigureValue = DecimalString | readonly string[] | boolean;
