import Localization
import Markup

extension HTML {
  mutating func formSpecimens(_ texts: Texts) {
    specimen("forms", "Forms")
    let optional = texts(FormsText.optional)
    errorSummary(
      [FieldError("mail", "Write an address such as name@example.org"), FieldError("start", "Write the day as year, month and day")], texts)
    progress(question: 4, of: 12, texts)
    form(action: "#forms", csrf: "token", hasFiles: true, warnsUnsaved: true) { html in
      html.textField(Field("name", label: "Name of the municipality", value: "Kalix kommun", autocomplete: "organization"))
      html.textField(
        Field(
          "mail", label: "E-mail address", hint: "Used for this declaration only.", error: "Write an address such as name@example.org",
          value: "ada@example", autocomplete: "email"), .email, width: .medium)
      html.textField(Field("phone", label: "Telephone", optional: optional, autocomplete: "tel"), .telephone, width: .short)
      html.textArea(
        Field("motive", label: "Why does your municipality want a partner?", hint: "Write in the language you know best."), maximum: 1500,
        texts)
      html.numberField(Field("budget", label: "Budget", value: "250 000"), unit: "kr")
      html.dateField(Field("start", label: "First day", error: "Write the day as year, month and day", value: "24/11"), texts)
      html.fileField(Field("letter", label: "Letter of intent", hint: "PDF, at most 10 MB.", optional: optional), accept: ".pdf")
      html.actions { html in
        html.button(texts(FormsText.saveContinue))
        html.button(texts(FormsText.save), .secondary, name: "then", value: "stay")
        html.button("Withdraw the declaration", .warning, name: "then", value: "withdraw")
      }
    }
  }

  mutating func choiceSpecimens(_ texts: Texts) {
    specimen("choices", "Choices")
    select(
      Field("country", label: "Country", value: "ZM"), texts.countryCodes.map { Choice($0, texts.country($0)) }, blank: "Choose a country")
    radios(
      Field("experience", label: "Has the municipality had a partner before?", error: "Choose yes or no"),
      [Choice("yes", "Yes"), Choice("no", "No")],
      isInline: true)
    radios(
      Field("length", label: "How long is the project?", hint: "It can be shortened later.", value: "3"),
      [
        Choice("1", "One year", hint: "For a first step."), Choice("2", "Two years"),
        Choice("3", "Three years", hint: "The longest there is."),
      ])
    checkboxes(
      Field("languages", label: "Languages people can work in", optional: texts(FormsText.optional)),
      [Choice("en", "English"), Choice("sv", "Swedish"), Choice("uk", "Ukrainian")], chosen: ["en", "uk"])
    checkbox(
      Field("consent", label: "The municipality may be shown on the public list", hint: "You can take it back at any time.", value: "yes"))
    fieldset(legend: "Contact person", hint: "The one the office calls first.") { html in
      html.textField(Field("contact", label: "Full name", autocomplete: "name"))
    }
    matrix(
      legend: "Themes", groups: ["We want to learn", "We can share"],
      scale: [Choice("0", "Not at all"), Choice("1", "A little"), Choice("2", "Much"), Choice("3", "Very much")],
      rows: [
        MatrixRow(
          names: ["need-water", "offer-water"], label: "Water and waste", values: ["3", "1"],
          note: Field("proof-water", label: "One sentence of proof", value: "We have sorted food waste since 2016.")),
        MatrixRow(
          names: ["need-youth", "offer-youth"], label: "Young people take part", values: ["2", ""],
          hint: "Youth councils, schools and free time."),
        MatrixRow(
          names: ["need-budget", "offer-budget"], label: "Budgets made in the open", values: ["", ""],
          error: "Choose an answer on both lines"),
      ])
  }
}
