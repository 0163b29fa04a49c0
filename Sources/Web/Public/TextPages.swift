import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// Pages of text that the operator may write: until then a general text says what the program does.
enum TextPages {
  static let howItWorks: PathPattern = "/how-it-works"
  static let accessibility: PathPattern = "/accessibility"
  static let privacy: PathPattern = "/privacy"

  static let endpoints: [Endpoint] = [
    .page(howItWorks, ReadPublicSite.self) { visit, permit in
      try textPage(visit, .howItWorks, .howItWorks, instead: .howItWorksText, permit)
    },
    .page(accessibility, ReadPublicSite.self) { visit, permit in
      try textPage(visit, .accessibility, .accessibility, instead: .accessibilityText, permit)
    },
    .page(privacy, ReadPublicSite.self) { visit, permit in
      try textPage(visit, .privacy, .privacy, instead: .privacyText, permit)
    },
  ]

  /// The page of a setting by its name.
  static func page(of setting: String) -> PathPattern {
    switch OperatorSetting(rawValue: setting) {
    case .accessibility: accessibility
    case .privacy: privacy
    default: howItWorks
    }
  }

  private static func textPage(
    _ visit: Visit, _ setting: OperatorSetting, _ title: FrameText, instead general: PublicText, _ permit: Permit<ReadPublicSite>
  ) throws -> Response {
    let text = try visit.application.operatorText(setting, in: visit.language, permit: permit)
    let title = visit.texts(title)
    let rules = setting == .privacy ? try visit.application.retentionRules(permit: permit) : nil
    return visit.page(title, isIndexed: true) { html in
      html.element("h1", [], title)
      if let text {
        html.written(in: WrittenLanguage(text.language), visit) { $0.prose(text.text) }
      } else {
        html.prose(visit.texts(general))
      }
      let contact = visit.settings.text(.contactEmail)
      if let rules { html.keptData(rules, visit) }
      if !contact.isEmpty { html.element("p", [], visit.texts(PublicText.contact, ["address": .text(contact)])) }
    }
  }
}
