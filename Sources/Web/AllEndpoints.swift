/// Every endpoint of the site, feature by feature. A table of rights is generated from it.
public let allEndpoints: [Endpoint] =
  SignInPages.endpoints
  + roleEndpoints
  + matchingEndpoints
  + FrontPage.endpoints
  + NetworkPages.endpoints
  + OfficeNetworkPages.endpoints
  + PartnershipPages.endpoints
  + OfficePartnershipPages.endpoints
  + organisationEndpoints
  + programmeEndpoints
  + interestEndpoints
  + draftEndpoints
  + HomePage.endpoints
  + AccountPages.endpoints
  + PeoplePages.endpoints
  + PersonPages.endpoints
  + OfficePages.endpoints
  + SettingsPages.endpoints
  + AuditPages.endpoints
  + JobPages.endpoints
  + OfficeJobPages.endpoints
  + CustodyPages.endpoints
  + TextPages.endpoints
  + SearchPages.endpoints
  + DevelopmentPages.endpoints
