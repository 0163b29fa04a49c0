import Application
import Domain
import Interface
import Localization
import Markup

/// Questions with several lines.
extension QuestionForm {
  private var themeChoices: [Choice] {
    visit.themeChoices(catalogue?.themes ?? [])
  }

  func themes(_ html: inout HTML) {
    let texts = visit.texts
    for line in 1...QuestionLimits.themes {
      html.fieldset(legend: texts(InterestsText.rankedTheme, ["number": .count(line)])) { html in
        html.select(
          field("theme-\(line)", .theme, isOptional: line > 1), themeChoices,
          blank: texts(InterestsText.chooseTheme))
        area("motive-\(line)", .motive, rows: 3, maximum: QuestionLimits.motive, &html)
      }
    }
  }

  /// - Parameter kind: `need` or `offer`, which the names of the fields begin with.
  func levels(_ kind: String, _ label: InterestsText, _ html: inout HTML) {
    let scale = (0...3).map { Choice(String($0), visit.word("scale", String($0))) }
    let rows = themeChoices.map { theme in
      let name = "\(kind)-\(theme.value)"
      let proof = field("\(kind)-proof-\(theme.value)", .proof)
      return MatrixRow(
        names: [name], label: theme.label, values: [entries.text(name)], note: proof, error: problems.error(at: name))
    }
    html.matrix(legend: visit.texts(label), groups: [visit.texts(label)], scale: scale, rows: rows)
  }

  func mandate(_ html: inout HTML) {
    html.checkboxes(
      field("mandate", .mandateLabel, hint: .mandateHint, isOptional: true), themeChoices,
      chosen: Set(entries.all("mandate")))
  }

  func languages(_ html: inout HTML) {
    // Few teams work in more than three languages; six pairs of fields are long on a phone.
    languageLines(1...3, &html)
    let isMore = (4...QuestionLimits.languages).contains { !entries.text("language-\($0)").isEmpty || !entries.text("level-\($0)").isEmpty }
    html.details(visit.texts(InterestsText.moreLanguages), isOpen: isMore) { languageLines(4...QuestionLimits.languages, &$0) }
  }

  private func languageLines(_ numbers: ClosedRange<Int>, _ html: inout HTML) {
    let texts = visit.texts
    let levels = SpokenLanguage.Level.allCases.map { Choice($0.rawValue, visit.word("level", $0.rawValue)) }
    for line in numbers {
      html.fieldset(legend: texts(InterestsText.languageLabel, ["number": .count(line)])) { html in
        html.select(
          field("language-\(line)", .language, isOptional: line > 1), visit.spokenLanguageChoices,
          blank: texts(InterestsText.chooseLanguage))
        html.select(field("level-\(line)", .languageLevel, isOptional: line > 1), levels, blank: texts(InterestsText.choose))
      }
    }
  }

  func wishes(_ html: inout HTML) {
    let texts = visit.texts
    html.notice(.information, title: texts(InterestsText.private)) { html in
      html.element("p", [], texts(InterestsText.privateText))
    }
    html.fieldset(legend: texts(InterestsText.wishes), hint: texts(InterestsText.wishHint)) { bodies("wish", .wish, &$0) }
    html.fieldset(legend: texts(InterestsText.vetoes), hint: texts(InterestsText.wishHint)) { bodies("veto", .veto, &$0) }
  }

  private func bodies(_ kind: String, _ label: InterestsText, _ html: inout HTML) {
    for line in 1...QuestionLimits.wishes {
      html.textField(field("\(kind)-\(line)", label, number: line, isOptional: true), width: .medium)
    }
  }
}
