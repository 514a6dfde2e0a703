/** Pixels of the timeline's bars: known before they are there, so that the rows below never move for them. */
export const TIMELINE_HEIGHT = 44;
