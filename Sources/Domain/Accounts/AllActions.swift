/// Every action there is, for tables of rights; a test finds one that is missing here.
public let allActions: [any Action.Type] = [
  ReadPublicSite.self, SignIn.self, UseOwnAccount.self, ManageAccounts.self,
  ManageSettings.self, ReadAuditTrail.self, UseOffice.self,
  ReadRegister.self, ManageRegister.self, ManageProgramme.self, ManageNetworks.self, ManagePartnerships.self,
  BeginDeclaration.self, EditDeclaration.self, ReviewDeclarations.self, PublishDeclaration.self,
  ExpressInterest.self, AnswerInterest.self,
  ReadMatching.self, ManageMatching.self, ReadProposal.self, AnswerProposal.self,
]
