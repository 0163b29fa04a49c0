import Application
import Domain
import Interface
import Localization
import Markup
import TwinhallCore

/// The fields of the settings page, group by group.
struct SettingsFields {
  let visit: Visit
  let form: SettingsForm
  let problems: Problems

  private var texts: Texts { visit.texts }

  func write(_ html: inout HTML) {
    html.fieldset(legend: texts(AdministrationText.identity)) { html in
      for language in Language.allCases { line(&html, .name, language) }
      html.textField(field(.contactEmail, .english, hint: texts(AdministrationText.contactEmailHint)), .email)
      html.textField(field(.reminderDays, .english, hint: texts(AdministrationText.reminderDaysHint)), .text, width: .short)
    }
    html.fieldset(legend: texts(AdministrationText.look)) { look(&$0) }
    html.fieldset(legend: texts(AdministrationText.front)) { html in
      for language in Language.allCases { line(&html, .frontTitle, language) }
      for language in Language.allCases { html.textArea(field(.frontText, language), rows: 4) }
    }
    html.fieldset(legend: texts(AdministrationText.complaint), hint: texts(AdministrationText.complaintHint)) { html in
      for language in Language.allCases { html.textArea(field(.complaint, language), rows: 4) }
    }
    html.fieldset(legend: texts(PeopleText.limits)) { html in
      let usual: [(OperatorSetting, Int)] = [
        (.invitationDays, Invitation.days), (.delegationDays, Delegation.mostDays), (.erasureDays, Erasure.days),
      ]
      for (setting, days) in usual {
        let hint = texts(PeopleText.limitHint, ["days": .count(days)])
        html.textField(field(setting, .english, hint: hint), .text, width: .short)
      }
    }
    html.fieldset(legend: texts(AdministrationText.pages), hint: texts(AdministrationText.pageHint)) { html in
      for language in Language.allCases {
        html.details(texts.languageName(language.tag), isOpen: language == visit.language || hasErrors(language)) { html in
          for setting in OperatorSetting.allCases where setting.isPage { html.textArea(field(setting, language), rows: 8) }
        }
      }
    }
  }

  private func hasErrors(_ language: Language) -> Bool {
    OperatorSetting.allCases.contains { $0.isPage && problems.error(at: $0.name(in: language)) != nil }
  }

  private func look(_ html: inout HTML) {
    html.hidden("logo-shown", form.logoDigest)
    html.fileField(
      Field("logo", label: texts(AdministrationText.logo), hint: texts(AdministrationText.logoHint), error: problems.error(at: "logo")),
      accept: "image/png,image/jpeg,image/webp")
    if !form.logoDigest.isEmpty { html.checkbox(Field("remove-logo", label: texts(AdministrationText.removeLogo))) }
    for (setting, example) in [(OperatorSetting.primaryColour, "#1d4f5c"), (.accentColour, "#8a3a12")] {
      let hint = texts(AdministrationText.colourHint, ["example": .text(example)])
      html.textField(field(setting, .english, hint: hint), .text, width: .short)
    }
  }

  private func line(_ html: inout HTML, _ setting: OperatorSetting, _ language: Language) {
    html.textField(field(setting, language), .text, width: .medium)
  }

  private func field(_ setting: OperatorSetting, _ language: Language, hint: String? = nil) -> Field {
    let name = setting.name(in: language)
    return Field(
      name, label: visit.label(for: setting, in: language), hint: hint, error: problems.error(at: name), value: form.values[name] ?? "",
      optional: texts(FormsText.optional), language: setting.isTranslated ? language.tag : nil)
  }
}

extension Visit {
  func label(for setting: OperatorSetting, in language: Language) -> String {
    let label = texts.text(setting.labelKey) ?? setting.rawValue
    guard setting.isTranslated else { return label }
    return texts(AdministrationText.inLanguage, ["field": .text(label), "language": .text(texts.languageName(language.tag))])
  }
}

extension OperatorSetting {
  fileprivate var labelKey: String {
    switch self {
    case .name: AdministrationText.operatorName.rawValue
    case .logoDigest: AdministrationText.logo.rawValue
    case .primaryColour: AdministrationText.primaryColour.rawValue
    case .accentColour: AdministrationText.accentColour.rawValue
    case .contactEmail: AdministrationText.contactEmail.rawValue
    case .reminderDays: AdministrationText.reminderDays.rawValue
    case .frontTitle: AdministrationText.frontTitle.rawValue
    case .frontText: AdministrationText.frontText.rawValue
    case .complaint: AdministrationText.complaintText.rawValue
    case .howItWorks: FrameText.howItWorks.rawValue
    case .accessibility: FrameText.accessibility.rawValue
    case .privacy: FrameText.privacy.rawValue
    case .invitationDays: PeopleText.invitationDays.rawValue
    case .delegationDays: PeopleText.delegationDays.rawValue
    case .erasureDays: PrivacyText.erasureDays.rawValue
    }
  }
}
