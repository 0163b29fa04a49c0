/// Every endpoint of the site, feature by feature. A table of rights is generated from it.
public let allEndpoints: [Endpoint] =
  SecondStepPages.endpoints
  + PasskeySignInPages.endpoints
  + SignInPages.endpoints
  + matchingEndpoints
  + FrontPage.endpoints
  + NetworkPages.endpoints
  + OfficeNetworkPages.endpoints
  + PartnershipPages.endpoints
  + OfficePartnershipPages.endpoints
  + organisationEndpoints
  + programmeEndpoints
  + interestEndpoints
  + HomePage.endpoints
  + AccountPages.endpoints
  + SignInWaysPages.endpoints
  + PasswordPages.endpoints
  + CodeAppPages.endpoints
  + PasskeyPages.endpoints
  + RecoveryCodePages.endpoints
  + SessionPages.endpoints
  + ProofPages.endpoints
  + EmailPages.endpoints
  + ResetFactorsPages.endpoints
  + PeoplePages.endpoints
  + PersonPages.endpoints
  + OfficePages.endpoints
  + SettingsPages.endpoints
  + SignInRulesPages.endpoints
  + AuditPages.endpoints
  + TextPages.endpoints
  + SearchPages.endpoints
  + DevelopmentPages.endpoints
