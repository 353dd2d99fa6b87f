/** The face of `models/learned/forecast/`: the exact loop from the discretised start. */
export { type ForecastRound, forecast } from './forecast';
