/** Whether this is Next's development server; the compiler puts the answer in, so a build carries a constant. */
export const DEVELOPMENT = process.env.NODE_ENV === 'development';
