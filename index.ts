/**
 * curated-loops: property-based verification of the theory of self-consuming generative models with curated data.
 *
 * The four folders are four layers; this is what each shows to the outside.
 */
export * from './theory';
export * from './models';
export * from './properties';
export * from './reports';
