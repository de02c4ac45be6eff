/**
 * A gap in the values is a gap in the line: the points of a series as stretches, for every drawing of a line.
 */

/** Runs of points without a gap between them, in order; none of them is empty. */
export function stretchesOf<Point>(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const stretches: Point[][] = [];
  for (const [at, point] of points.entries()) {
    if (point === null) continue;
    if (points[at - 1] === undefined || points[at - 1] === null) stretches.push([]);
    stretches.at(-1)!.push(point);
  }
  return stretches;
}
