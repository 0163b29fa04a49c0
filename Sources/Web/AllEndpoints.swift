/// Every endpoint of the site, feature by feature. A table of rights is generated from it.
public let allEndpoints: [Endpoint] =
  SignInPages.endpoints
  + MatchingPages.endpoints
