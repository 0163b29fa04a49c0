import Application
import Domain
import Interface
import Localization
import Markup

/// The fields of the question pages, filled from what is stored or what was typed.
struct QuestionForm {
  let visit: Visit
  let entries: Entries
  let problems: Problems
  let catalogue: QuestionCatalogue?

  init(_ visit: Visit, _ entries: Entries, _ problems: Problems, _ catalogue: QuestionCatalogue? = nil) {
    self.visit = visit
    self.entries = entries
    self.problems = problems
    self.catalogue = catalogue
  }

  func write(_ question: DeclarationQuestion, _ html: inout HTML) {
    switch question {
    case .municipality: municipality(&html)
    case .size: size(&html)
    case .about: about(&html)
    case .themes: themes(&html)
    case .needs: levels("need", .needScale, &html)
    case .offers: levels("offer", .offerScale, &html)
    case .mandate: mandate(&html)
    case .languages: languages(&html)
    case .backing: backing(&html)
    case .team: team(&html)
    case .ties: ties(&html)
    case .society: society(&html)
    case .connection: radios("connection", .connectionLabel, ConnectionQuality.self, &html)
    case .capacity: capacity(&html)
    case .wishes: wishes(&html)
    }
  }

  /// A field with what belongs in it and what is wrong with that.
  func field(
    _ name: String, _ label: InterestsText, hint: InterestsText? = nil, number: Int? = nil, isOptional: Bool = false,
    autocomplete: String? = nil
  ) -> Field {
    let texts = visit.texts
    return Field(
      name, label: number.map { texts(label, ["number": .count($0)]) } ?? texts(label), hint: hint.map { texts($0) },
      error: problems.error(at: name), value: entries.text(name), optional: isOptional ? texts(FormsText.optional) : nil,
      autocomplete: autocomplete)
  }

  func area(
    _ name: String, _ label: InterestsText, hint: InterestsText? = nil, rows: Int = 4, maximum: Int, isOptional: Bool = false,
    _ html: inout HTML
  ) {
    html.textArea(field(name, label, hint: hint, isOptional: isOptional), rows: rows, maximum: maximum, visit.texts)
  }

  /// One choice for each case of `type`, in the words `label-case`.
  func radios<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ label: InterestsText, _ type: Value.Type, isInline: Bool = false, _ html: inout HTML
  ) {
    html.radios(field(name, label), type.allCases.map { Choice($0.rawValue, visit.word(name, $0.rawValue)) }, isInline: isInline)
  }
}

extension QuestionForm {
  func municipality(_ html: inout HTML) {
    let texts = visit.texts
    html.textField(field("name", .municipalityName, autocomplete: "organization"), maximum: QuestionLimits.name)
    html.select(
      field("country", .country, autocomplete: "country"), visit.countryChoices,
      blank: texts(InterestsText.countryChoose))
    html.fieldset(legend: texts(InterestsText.contact), hint: texts(InterestsText.contactHint)) { html in
      html.textField(field("contact", .contactName, autocomplete: "name"), maximum: QuestionLimits.name)
      html.textField(
        field("function", .function, hint: .functionHint, isOptional: true, autocomplete: "organization-title"),
        maximum: QuestionLimits.name)
      html.textField(field("email", .email, hint: .emailHint, autocomplete: "email"), .email, width: .medium)
    }
  }

  private func about(_ html: inout HTML) {
    area("about", .aboutLabel, hint: .aboutHint, rows: 8, maximum: QuestionLimits.about, &html)
    let (field, choices) = visit.writtenLanguageField(entries.text("text-language"), problems)
    html.select(field, choices)
  }

  private func size(_ html: inout HTML) {
    html.numberField(field("population", .population, hint: .populationHint))
    radios("character", .characterLabel, SettlementCharacter.self, &html)
  }

  private func backing(_ html: inout HTML) {
    radios("backing", .backingLabel, LeadershipBacking.self, &html)
    html.fileField(field("file", .backingFile, hint: .backingFileHint, isOptional: true), accept: ".pdf,.jpg,.jpeg,.png")
  }

  private func team(_ html: inout HTML) {
    html.numberField(field("team-size", .teamSize))
    area("team", .team, hint: .teamHint, maximum: QuestionLimits.text, isOptional: true, &html)
    html.numberField(field("hours", .hours, hint: .hoursHint), unit: visit.texts(InterestsText.hoursUnit))
  }

  private func ties(_ html: inout HTML) {
    html.numberField(field("tie-count", .tiesCount, isOptional: true))
    area("ties", .ties, maximum: QuestionLimits.text, isOptional: true, &html)
  }

  private func society(_ html: inout HTML) {
    html.numberField(field("society-count", .societyCount, isOptional: true))
    area("society", .society, maximum: QuestionLimits.text, isOptional: true, &html)
    html.numberField(field("university-count", .universityCount, isOptional: true))
    area("universities", .universities, maximum: QuestionLimits.text, isOptional: true, &html)
  }

  private func capacity(_ html: inout HTML) {
    let texts = visit.texts
    html.radios(
      field("first-time", .capacityFirst),
      [Choice("yes", texts(InterestsText.capacityFirstYes)), Choice("no", texts(InterestsText.capacityFirstNo))])
    html.radios(
      field("capacity", .capacityLabel), [Choice("1", texts(InterestsText.capacityOne)), Choice("2", texts(InterestsText.capacityTwo))],
      isInline: true)
  }
}
