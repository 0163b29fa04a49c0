import Domain
import Interface
import Localization

/// Where things are. A link is shown only to those who may follow it.
extension Visit {
  func publicNavigation() -> [NavigationLink] {
    var links = [
      entry(FrameText.networks, NetworkPages.list), entry(FrameText.partnerships, PartnershipPages.list),
      entry(FrameText.seeking, SeekingPages.list),
      entry(FrameText.organisations, OrganisationPages.list),
      entry(FrameText.documents, DocumentPages.list),
    ]
    if viewer.person != nil { links.append(entry(FrameText.myPage, HomePage.show)) }
    if may(UseOffice.self) { links.append(entry(FrameText.office, OfficePages.start)) }
    return links
  }

  func officeNavigation() -> [NavigationLink] {
    var links = [entry(FrameText.officeStart, OfficePages.start, isExact: true)]
    if may(ReadRegister.self) { links.append(entry(FrameText.register, OfficeOrganisationPages.list)) }
    if may(ReviewDeclarations.self) { links.append(entry(FrameText.declarations, OfficeDeclarationPages.list)) }
    if may(ReadMatching.self) { links.append(entry(FrameText.matching, RoundPages.list)) }
    if may(ManagePartnerships.self) { links.append(entry(FrameText.partnerships, OfficePartnershipPages.list)) }
    if may(ManageNetworks.self) { links.append(entry(FrameText.networks, OfficeNetworkPages.list)) }
    links.append(entry(FrameText.documents, DocumentPages.list))
    if may(ManageProgramme.self) { links.append(entry(FrameText.programme, ProgrammePages.show)) }
    if may(ManageAccounts.self) { links.append(entry(FrameText.people, PeoplePages.list)) }
    if may(ManageMail.self) {
      links.append(entry(FrameText.mail, OfficeMailPages.outbox))
    } else if may(ReadOfficeMail.self) {
      links.append(entry(FrameText.mail, OfficeMailPages.inbox))
    }
    if may(UseOffice.self) { links.append(entry(FrameText.conversations, ConversationPages.list)) }
    if may(ManageSettings.self) { links.append(entry(FrameText.settings, SettingsPages.show)) }
    if may(ReadAuditTrail.self) { links.append(entry(FrameText.auditTrail, AuditPages.list)) }
    if may(ManageJobs.self) { links.append(entry(FrameText.jobs, OfficeJobPages.list)) }
    if may(ManageCustody.self) { links.append(entry(FrameText.custody, CustodyPages.show)) }
    if !viewer.organisations(as: Set(Role.allCases)).isEmpty { links.append(entry(FrameText.myPage, HomePage.show)) }
    links.append(entry(PeopleText.title, OwnRolesPage.show))
    links.append(entry(FrameText.publicSite, FrontPage.show, isExact: true))
    return links
  }

  func footer() -> [Link] {
    [
      Link(texts(FrameText.declareInterest), address(DeclarePages.start)), Link(texts(FrameText.howItWorks), address(TextPages.howItWorks)),
      Link(texts(FrameText.accessibility), address(TextPages.accessibility)), Link(texts(FrameText.privacy), address(TextPages.privacy)),
    ]
  }

  private func entry(_ text: some TextKeys, _ pattern: PathPattern, isExact: Bool = false) -> NavigationLink {
    let target = pattern.path([])
    return NavigationLink(
      texts(text), address(pattern), isCurrent: path == target || !isExact && path.hasPrefix(target + "/"))
  }
}
