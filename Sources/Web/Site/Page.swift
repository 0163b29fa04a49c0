import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

extension Visit {
  /// A whole page in the operator's frame.
  /// - Parameters:
  ///   - problems: of the form on the page; shown on top with links to the fields.
  ///   - above: the way back up, without the start page and the page itself.
  func page(
    _ title: String, description: String? = nil, status: Int? = nil, problems: Problems = .none, above: [Link] = [],
    layout: Layout = .open, isIndexed: Bool = false, _ main: (inout HTML) throws -> Void
  ) rethrows -> Response {
    let frame = frame(title, description: description, problems: problems, above: above, layout: layout, isIndexed: isIndexed)
    let html = try Interface.page(frame) { html in
      if let confirmation { html.notice(.positive, title: confirmation, isAnnounced: true) }
      waitingRoles(&html)
      guard !problems.isEmpty else { return try main(&html) }
      // The labels are known once the form has been written.
      var form = HTML()
      try main(&form)
      html.errorSummary(problems.errors, labels: form.labelsOfErrors, texts)
      html.append(form)
    }
    var response = Response.html(html.bytes, status: status ?? (problems.isEmpty ? 200 : 422))
    response.allowOwnFiles(and: frame.firstStyle)
    return response
  }

  /// In the operator's colours.
  private var firstStyle: FirstStyle { .with(primary: settings.text(.primaryColour), accent: settings.text(.accentColour)) }

  /// A page of the office: dense, with the office's navigation.
  func officePage(
    _ title: String, status: Int? = nil, problems: Problems = .none, above: [Link] = [], _ main: (inout HTML) throws -> Void
  ) rethrows -> Response {
    try page(title, status: status, problems: problems, above: above, layout: .office, main)
  }

  private func frame(
    _ title: String, description: String?, problems: Problems, above: [Link], layout: Layout, isIndexed: Bool
  ) -> PageFrame {
    var frame = PageFrame(texts: texts, title: title, operatorName: settings.name(in: language))
    frame.description = description
    frame.homeAddress = address(FrontPage.show)
    frame.layout = layout
    frame.logoAddress = settings.logoAddress
    frame.firstStyle = firstStyle
    frame.isIndexed = isIndexed
    frame.canonicalAddress = isIndexed ? application.configuration.publicAddress + "/\(language.tag)" + (path == "/" ? "" : path) : nil
    frame.siteAddress = isIndexed ? application.configuration.publicAddress : nil
    frame.hasErrors = !problems.isEmpty
    frame.breadcrumbs = above
    frame.navigation = layout == .office ? officeNavigation() : publicNavigation()
    frame.search = path == SearchPages.show.path([]) ? nil : SearchBox(texts(SearchText.search), address(SearchPages.show))
    if path == SearchPages.show.path([]) || path == "/" { frame.searchDescriptionAddress = address(SearchPages.description) }
    frame.account = account()
    frame.signIn = viewer.person == nil ? Link(texts(FrameText.signIn), address(SignInPages.start)) : nil
    frame.languages = languages()
    frame.footer = footer()
    return frame
  }

  /// Somebody whose role asks for a second factor reads on every page why the role does nothing, and what to do.
  private func waitingRoles(_ html: inout HTML) {
    guard !viewer.waitingRoles.isEmpty, !path.hasPrefix("/account/") else { return }
    let roles = Set(viewer.waitingRoles.map(\.role)).map(word).sorted()
    html.notice(.warning, title: texts(AccountsText.waitingRoleTitle, ["role": .text(formats.list(roles))]), isAnnounced: false) { html in
      html.element("p", [], self.texts(AccountsText.waitingRoleText))
      html.element("p") { $0.link(Link(self.texts(AccountsText.signInWays), self.address(SignInWaysPages.show))) }
    }
  }

  private func account() -> AccountLine? {
    viewer.person.map {
      AccountLine(name: $0.name, address: address(AccountPages.show), signOutAddress: address(SignInPages.signOut), csrf: csrf)
    }
  }

  /// The same page in each language, with its filters.
  private func languages() -> [LanguageLink] {
    var query = request.query
    query.pairs.removeAll { $0.name == "done" }
    let suffix = query.pairs.isEmpty ? "" : "?" + query.urlEncoded()
    return Language.allCases.map { other in
      let path = "/\(other.tag)" + (path == "/" ? "" : path)
      return LanguageLink(other, Texts.shared(other).ownName, path + suffix, isCurrent: other == language)
    }
  }
}
