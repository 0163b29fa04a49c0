import Application
import Domain
import Interface
import Localization
import Markup
import TwinhallCore

/// Answers as names and values, for the summary, for print and for the office.
struct AnswerRows {
  let visit: Visit
  let declaration: Declaration
  let catalogue: QuestionCatalogue

  private var answers: DeclarationAnswers { declaration.answers }

  /// - Parameter changeAddress: where the question is answered; nil leaves the links out.
  func rows(_ question: DeclarationQuestion, changeAddress: String? = nil) -> [SummaryRow] {
    values(question).map { label, value in SummaryRow(label, value, changeAddress: changeAddress) }
  }

  private func values(_ question: DeclarationQuestion) -> [(String, Cell)] {
    switch question {
    case .municipality: municipality
    case .size: [text(.population, answers.population), text(.characterLabel, word("character", answers.character?.rawValue))]
    case .about:
      [
        (texts(.aboutLabel), paragraphs(answers.about)),
        (visit.texts(FormsText.textLanguage), .text(visit.texts.languageName(declaration.textLanguage.tag))),
      ]
    case .themes: [(texts(.themesHeading), lines(answers.themes.map { (theme($0.theme), $0.motive) }))]
    case .needs: [(texts(.needScale), levels(answers.hasToldNeeds) { ($0.need, $0.needProof) })]
    case .offers: [(texts(.offerScale), levels(answers.hasToldOffers) { ($0.offer, $0.offerProof) })]
    case .mandate: [text(.mandateLabel, visit.formats.list(catalogue.themes.filter { answers.mandate.contains($0.id) }.map(name)))]
    case .languages: [text(.languagesHeading, visit.formats.list(languages))]
    case .backing: backing
    case .team: [text(.teamSize, answers.teamSize), (texts(.team), paragraphs(answers.team)), text(.hours, answers.hoursPerMonth)]
    case .ties: [text(.tiesCount, answers.earlierTieCount), (texts(.ties), paragraphs(answers.earlierTies))]
    case .society:
      [
        text(.societyCount, answers.civilSocietyCount), (texts(.society), paragraphs(answers.civilSociety)),
        text(.universityCount, answers.universityCount), (texts(.universities), paragraphs(answers.universities)),
      ]
    case .connection: [text(.connectionLabel, word("connection", answers.connection?.rawValue))]
    case .capacity:
      [
        text(.capacityFirst, answers.isFirstTime.map { texts($0 ? .capacityFirstYes : .capacityFirstNo) } ?? ""),
        text(.capacityLabel, answers.capacity),
      ]
    case .wishes: [bodies(.wishes, answers.wishes), bodies(.vetoes, answers.vetoes)]
    }
  }

  private var municipality: [(String, Cell)] {
    [
      text(.municipalityName, answers.organisationName), text(.country, visit.texts.country(answers.country)),
      (texts(.contact), .lines(answers.contact.name, answers.contact.function)), text(.email, answers.contact.email),
    ]
  }

  private var backing: [(String, Cell)] {
    let level = text(.backingLabel, word("backing", answers.backing?.rawValue))
    guard let file = answers.backingFile else { return [level] }
    let address = visit.address(DeclarationPages.file, declaration.id.description)
    return [level, (texts(.backingFile), visit.download(Link(texts(.fileOpen), address), visit.weight(of: file)))]
  }

  private var languages: [String] {
    answers.languages.map { "\(visit.texts.languageName($0.tag)): \(visit.word("level", $0.level.rawValue))" }
  }
}

extension AnswerRows {
  private func texts(_ key: InterestsText) -> String { visit.texts(key) }

  private func text(_ label: InterestsText, _ value: String) -> (String, Cell) { (texts(label), .text(value)) }

  private func text(_ label: InterestsText, _ number: Int?) -> (String, Cell) {
    text(label, number.map { visit.formats.integer($0) } ?? "")
  }

  private func word(_ prefix: String, _ value: String?) -> String { value.map { visit.word(prefix, $0) } ?? "" }

  private func name(_ theme: Theme) -> String { theme.name(in: visit.language) }

  private func theme(_ id: Identifier<Theme>) -> String { catalogue.theme(id).map(name) ?? "" }

  private func bodies(_ label: InterestsText, _ ids: [Identifier<Organisation>]) -> (String, Cell) {
    text(label, visit.formats.list(ids.map(catalogue.name)))
  }

  private func levels(_ isTold: Bool, _ read: (ThemeExchange) -> (level: Int, proof: String)) -> Cell {
    let given = answers.exchanges.map { (theme: $0.theme, read: read($0)) }.filter { $0.read.level > 0 }
    if isTold && given.isEmpty { return .text(visit.word("scale", "0")) }
    let sorted = given.sorted { ($1.read.level, theme($0.theme)) < ($0.read.level, theme($1.theme)) }
    return lines(sorted.map { ("\(theme($0.theme)): \(visit.word("scale", String($0.read.level)))", $0.read.proof) })
  }

  /// Each line with a quiet one under it; nothing at all reads as not answered.
  private func lines(_ lines: [(String, String)]) -> Cell {
    guard !lines.isEmpty else { return .text("") }
    var html = HTML(reserving: 512)
    html.statements(lines, language: visit.foreign(declaration.textLanguage))
    return .html(html)
  }

  private func paragraphs(_ text: String) -> Cell {
    let language = visit.foreign(declaration.textLanguage)
    guard text.contains("\n") || language != nil && !text.isEmpty else { return .text(text) }
    var html = HTML(reserving: text.utf8.count + 64)
    html.paragraphs(text, language: language)
    return .html(html)
  }
}
