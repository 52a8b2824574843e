/** What settings of identity providers do at Amazon and not here. */
export const providerGaps = ['AcrMapping is kept; tokens have no `acr` and `amr` claims.']
