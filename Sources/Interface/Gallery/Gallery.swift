import Localization
import Markup
import TwinhallCore

/// Every component in every state on one page, for those who develop. The specimens are English and invented.
/// - Parameter layout: how the page is framed.
public func gallery(_ texts: Texts, layout: Layout = .open) -> HTML {
  page(galleryFrame(texts, layout)) { html in
    html.element("h1", [], texts(GalleryText.title))
    html.element("div", [.lang("en")]) { html in
      html.element("p", [.class("lead")], "Calm, civic and quick to read. Each specimen stands as a page would use it.")
      html.listSpecimens(texts)
      html.frontSpecimens()
      html.tableSpecimens(texts)
      html.messageSpecimens()
      html.pictureSpecimens(texts)
      html.formSpecimens(texts)
      html.choiceSpecimens(texts)
    }
  }
}

private func galleryFrame(_ texts: Texts, _ layout: Layout) -> PageFrame {
  var frame = PageFrame(texts: texts, title: texts(GalleryText.title), operatorName: "Twinhall")
  frame.description = "Every component of the interface."
  frame.layout = layout
  frame.navigation = [
    NavigationLink(texts(NetworksText.title), "#lists", isCurrent: true),
    NavigationLink(texts(PartnershipsText.title), "#tables"),
    NavigationLink(texts(InterestsText.title), "#forms", count: 12),
    NavigationLink(texts(MatchingText.title), "#pictures"),
  ]
  frame.account = AccountLine(name: "Ada Example", address: "#account", signOutAddress: "#sign-out", csrf: "token")
  frame.languages = Language.allCases.map {
    LanguageLink($0, Texts.shared($0).ownName, "?language=\($0.tag)", isCurrent: $0 == texts.language)
  }
  frame.breadcrumbs = [Link(texts(FrameText.home), "/"), Link(texts(NetworksText.title), "#lists")]
  frame.footer = [Link("About the programme", "#about"), Link("Accessibility", "#accessibility"), Link("Open data", "#data")]
  frame.footerNote = "Twinhall, run by an invented programme office."
  return frame
}

extension HTML {
  /// A heading to which the page's navigation leads.
  mutating func specimen(_ id: String, _ title: String) { element("h2", [.id(id)], title) }

  fileprivate mutating func messageSpecimens() {
    specimen("messages", "Messages and states")
    notice(.positive, title: "The declaration is sent", isAnnounced: true) { $0.element("p", [], "The office answers by 8 December 2026.") }
    notice(.information, title: "The round opens on 1 February 2027")
    notice(.warning, title: "Two days left") { $0.element("p", [], "Send the application by 26 November 2026.") }
    notice(.negative, title: "The agreement has ended") { $0.element("p", [], "Nothing can be changed in it any more.") }
    notice(.neutral, title: "Read only") { $0.element("p", [], "You can read this page but not change it.") }
    element("p") { html in
      for (word, tone) in [
        ("Draft", Tone.neutral), ("Approved", .positive), ("Waits for you", .warning), ("Declined", .negative),
        ("Under review", .information),
      ] {
        html.tag(word, tone)
        html.raw(" ")
      }
    }
    emptyState(
      title: "No visits yet", text: "Visits of the partnership are listed here, with their purpose and who took part.",
      action: Link("Plan a visit", "#visit"))
    details("Why is this asked?") { $0.element("p", [], "The answer is needed to find partners who want what you can give.") }
    details("What happens next?", isOpen: true) { $0.element("p", [], "The office reads the declaration and answers in two weeks.") }
  }

  fileprivate mutating func pictureSpecimens(_ texts: Texts) {
    specimen("pictures", "Pictures")
    bars(
      [
        Bar("Shared themes", share: 0.92, value: "23 of 25", tone: .positive), Bar("Size and resources", share: 0.6, value: "9 of 15"),
        Bar("Languages", share: 0.3, value: "3 of 10", tone: .warning), Bar("Earlier contact", share: 0, value: "0 of 10", tone: .negative),
      ], title: "Strength of the pair: 35 of 60")
    guard let first = Day(2026, 1, 1), let last = Day(2029, 12, 31), let today = Day(2026, 11, 24) else { return }
    timeline(
      Timeline(
        title: "Four years of the network", first: first, last: last, today: today,
        items: [
          TimelineItem("Inception", first, first.adding(months: 12).adding(days: -1), address: "#inception", tone: .positive),
          TimelineItem("Project", first.adding(months: 12), last, tone: .information),
          TimelineItem("Network meeting", first.adding(months: 16), first.adding(months: 16), tone: .warning),
        ]), Formats(texts.language))
  }
}
