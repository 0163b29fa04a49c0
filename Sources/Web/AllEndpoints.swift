/// Every endpoint of the site, feature by feature. A table of rights is generated from it.
public let allEndpoints: [Endpoint] =
  SignInPages.endpoints
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
  + ConversationPages.endpoints
  + MailChoicePages.endpoints
  + UnsubscribePages.endpoints
  + CalendarPages.endpoints
  + PeoplePages.endpoints
  + PersonPages.endpoints
  + OfficePages.endpoints
  + SettingsPages.endpoints
  + OfficeMailPages.endpoints
  + AuditPages.endpoints
  + TextPages.endpoints
  + SearchPages.endpoints
  + DevelopmentPages.endpoints
