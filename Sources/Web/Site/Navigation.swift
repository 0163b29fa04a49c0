import Domain
import Interface
import Localization

/// Where things are. A link is shown only to those who may follow it.
extension Visit {
  func publicNavigation() -> [NavigationLink] {
    var links = [
      entry(FrameText.networks, "/networks"), entry(FrameText.partnerships, "/partnerships"), entry(FrameText.seeking, "/seeking"),
      entry(FrameText.organisations, "/organisations"),
    ]
    if viewer.person != nil { links.append(entry(FrameText.myPage, "/home")) }
    if may(UseOffice.self) { links.append(entry(FrameText.office, "/office")) }
    return links
  }

  func officeNavigation() -> [NavigationLink] {
    var links = [entry(FrameText.officeStart, "/office", isExact: true)]
    if may(ReadRegister.self) { links.append(entry(FrameText.register, "/office/organisations")) }
    if may(ReviewDeclarations.self) { links.append(entry(FrameText.declarations, "/office/declarations")) }
    if may(ReadMatching.self) { links.append(entry(FrameText.matching, "/office/rounds")) }
    if may(ManagePartnerships.self) { links.append(entry(FrameText.partnerships, "/office/partnerships")) }
    if may(ManageNetworks.self) { links.append(entry(FrameText.networks, "/office/networks")) }
    if may(ManageProgramme.self) { links.append(entry(FrameText.programme, "/office/programme")) }
    if may(ManageAccounts.self) { links.append(entry(FrameText.people, "/office/people")) }
    if may(ManageSettings.self) { links.append(entry(FrameText.settings, "/office/settings")) }
    if may(ReadAuditTrail.self) { links.append(entry(FrameText.auditTrail, "/office/audit")) }
    if !viewer.organisations(as: Set(Role.allCases)).isEmpty { links.append(entry(FrameText.myPage, "/home")) }
    links.append(entry(FrameText.publicSite, "/", isExact: true))
    return links
  }

  func footer() -> [Link] {
    [
      Link(texts(FrameText.declareInterest), address("/declare")), Link(texts(FrameText.howItWorks), address("/how-it-works")),
      Link(texts(FrameText.accessibility), address("/accessibility")), Link(texts(FrameText.privacy), address("/privacy")),
    ]
  }

  private func entry(_ text: FrameText, _ pattern: PathPattern, isExact: Bool = false) -> NavigationLink {
    let target = pattern.path([])
    return NavigationLink(
      texts(text), address(pattern), isCurrent: path == target || !isExact && path.hasPrefix(target + "/"))
  }
}
