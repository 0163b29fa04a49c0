import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store

/// The weights of the score: every version, and the form that publishes a new one.
enum WeightsPages {
  static let list: PathPattern = "/office/weights"

  static let endpoints: [Endpoint] = [
    .page(list, ReadMatching.self) { visit, permit in try page(visit, permit) },
    .form(list, ManageMatching.self, publish),
  ]

  private static func publish(_ visit: Visit, _ permit: Permit<ManageMatching>, _ form: Form) throws -> Response {
    do {
      let values = ScoreComponent.allCases.map { form.text($0.rawValue) }
      try visit.application.publishWeights(values, note: form.text("note"), permit: permit)
      return visit.redirect(list, done: .published)
    } catch let invalid as InvalidInput {
      let reading = try Policy.permit(ReadMatching.self, to: visit.viewer)
      return try page(visit, reading, typed: form, problems: visit.problems(invalid))
    }
  }

  private static func page(
    _ visit: Visit, _ permit: Permit<ReadMatching>, typed: Form? = nil, problems: Problems = .none
  ) throws -> Response {
    let versions = try visit.application.publishedWeights(permit: permit)
    let texts = visit.texts
    return visit.officePage(texts(MatchingText.weightsTitle), problems: problems, above: [visit.roundsLink]) { html in
      html.element("h1", [], texts(MatchingText.weightsTitle))
      html.element("p", [.class("lead")], texts(MatchingText.weightsLead))
      if let current = versions.first {
        html.weightBars(current, visit, title: visit.versionSentence(MatchingText.weightsInForce, current))
        if visit.may(ManageMatching.self) { form(&html, visit, current.weights, typed, problems) }
      }
      html.element("h2", [], texts(MatchingText.weightsEarlier))
      html.weightTable(versions, visit)
    }
  }

  private static func form(_ html: inout HTML, _ visit: Visit, _ current: ScoreWeights, _ typed: Form?, _ problems: Problems) {
    let texts = visit.texts
    let words = MatchingWords(visit.language, [])
    html.details(texts(MatchingText.weightsNew), isOpen: typed != nil) { html in
      html.form(action: visit.address(list), csrf: visit.csrf, warnsUnsaved: true) { html in
        for component in ScoreComponent.allCases {
          let name = component.rawValue
          html.numberField(
            Field(
              name, label: words.component(component), hint: words.meaning(component), error: problems.error(at: name),
              value: typed?.text(name) ?? String(current[component])))
        }
        html.textArea(
          Field(
            "note", label: texts(MatchingText.weightsNote), hint: texts(MatchingText.weightsNoteHint), error: problems.error(at: "note"),
            value: typed?.text("note") ?? ""), rows: 3, maximum: 500, texts)
        html.actions { $0.button(texts(MatchingText.weightsPublish)) }
      }
    }
  }
}

extension Visit {
  /// A sentence with a version and the day it was published.
  func versionSentence(_ text: MatchingText, _ published: PublishedWeights) -> String {
    texts(text, ["version": .count(published.weights.version), "day": .text(formats.day(published.weights.validFrom))])
  }

  /// Why the weights are as they are; the first version, which no office wrote, has words of its own.
  func note(_ published: PublishedWeights) -> String {
    published.note.isEmpty && published.weights.version == 1 ? texts(MatchingText.weightsFirstNote) : published.note
  }
}

extension HTML {
  /// Weights as bars.
  mutating func weightBars(_ published: PublishedWeights, _ visit: Visit, title: String) {
    let words = MatchingWords(visit.language, [])
    bars(
      ScoreComponent.allCases.map { component in
        // Half the width stands for a weight of 50; heavier ones would make all others look alike.
        Bar(
          words.component(component), share: Double(published.weights[component]) / 50,
          value: visit.formats.integer(published.weights[component]))
      }, title: title)
  }

  /// Every version with all its weights.
  mutating func weightTable(_ versions: [PublishedWeights], _ visit: Visit) {
    let texts = visit.texts
    let words = MatchingWords(visit.language, [])
    let columns =
      [Column(texts(MatchingText.version)), Column(texts(MatchingText.publishedOn))]
      + ScoreComponent.allCases.map { Column(words.component($0), isNumeric: true) } + [Column(texts(MatchingText.note))]
    let rows = versions.map { published -> [Cell] in
      [.text(String(published.weights.version)), .text(visit.formats.shortDay(published.weights.validFrom))]
        + ScoreComponent.allCases.map { .text(visit.formats.integer(published.weights[$0])) } + [.text(visit.note(published))]
    }
    dataTable(caption: texts(MatchingText.weightsEarlier), isCaptionHidden: true, columns: columns, rows: rows)
  }
}
