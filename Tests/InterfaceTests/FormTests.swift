import Markup
import Testing

@testable import Interface

@Suite struct FormTests {
  @Test("a field ties its label, hint and error to its control and keeps what was typed")
  func textField() {
    let field = Field(
      "mail", label: "E-mail", hint: "For answers.", error: "Write an address", value: "a@b", optional: "optional", autocomplete: "email")
    #expect(
      written { $0.textField(field, .email, width: .medium, maximum: 200) } == """
        <div class="field wrong"><label for="mail">E-mail <span class="optional">(optional)</span></label>\
        <p class="hint" id="mail-hint">For answers.</p><p class="error" id="mail-error">Write an address</p>\
        <input id="mail" name="mail" aria-describedby="mail-hint mail-error" aria-invalid="true" autocomplete="email" type="email" \
        value="a@b" \
        maxlength="200" class="medium"></div>
        """)
  }

  @Test("a plain field has nothing that it does not need")
  func plainField() {
    #expect(
      written { $0.textField(Field("name", label: "Name")) } == """
        <div class="field"><label for="name">Name</label><input id="name" name="name" type="text" dir="auto"></div>
        """)
  }

  @Test("a password is hidden while it is typed and never written back")
  func password() {
    let html = written { $0.textField(Field("password", label: "Password", value: "secret"), .password) }
    #expect(html.contains("type=\"password\""))
    #expect(!html.contains("secret"))
  }

  @Test("a text area says its limit and keeps a first line break")
  func textArea() {
    #expect(
      written { $0.textArea(Field("motive", label: "Motive", value: "\nOne"), rows: 3, maximum: 1500, english) } == """
        <div class="field"><label for="motive">Motive</label>\
        <textarea id="motive" name="motive" aria-describedby="motive-extra" rows="3" dir="auto" \
        data-maximum="1500">\n\nOne</textarea><p class="limit" id="motive-extra">You can use up to 1,500 characters</p></div>
        """)
  }

  @Test("a day that is no day is kept as it was typed")
  func dateField() {
    let html = written { $0.dateField(Field("start", label: "Start", value: "24/11"), swedish) }
    #expect(html.contains("value=\"24/11\""))
    #expect(html.contains("År, månad och dag, till exempel 2026-11-24"))
  }

  @Test("a select marks the stored choice")
  func select() {
    #expect(
      written { $0.select(Field("state", label: "State", value: "b"), [Choice("a", "A"), Choice("b", "B")], blank: "All") } == """
        <div class="field"><label for="state">State</label><select id="state" name="state"><option value="">All</option>\
        <option value="a">A</option>\
        <option value="b" selected>B</option></select></div>
        """)
  }

  @Test("the first radio carries the field's id, so that the error summary leads to it")
  func radios() {
    #expect(
      written {
        $0.radios(Field("length", label: "Length", error: "Choose", value: "2"), [Choice("1", "One", hint: "Year"), Choice("2", "Two")])
      } == """
        <fieldset class="field wrong" aria-describedby="length-error"><legend>Length</legend><p class="error" id="length-error">Choose</p>\
        <div class="choices"><div class="choice"><input type="radio" id="length" name="length" value="1" aria-describedby="length-about">\
        <label for="length">One</label><p class="hint" id="length-about">Year</p></div><div class="choice">\
        <input type="radio" id="length-2" \
        name="length" value="2" checked><label for="length-2">Two</label></div></div></fieldset>
        """)
  }

  @Test("every chosen checkbox is checked")
  func checkboxes() {
    let html = written {
      $0.checkboxes(Field("l", label: "L"), [Choice("a", "A"), Choice("b", "B"), Choice("c", "C")], chosen: ["a", "c"])
    }
    #expect(html.components(of: " checked") == 2)
    #expect(!html.contains("value=\"b\" checked"))
  }

  @Test("the error summary links to each field, and is not there without errors")
  func errorSummary() {
    #expect(written { $0.errorSummary([], english) } == "")
    #expect(
      written { $0.errorSummary([FieldError("name", "Write a name")], english) } == """
        <div class="summary" id="errors" role="alert" tabindex="-1"><h2>There is a problem</h2><ul><li><a href="#name">Write a name</a>\
        </li></ul></div>
        """)
  }

  @Test("a form carries the token, and its encoding only with files")
  func form() {
    #expect(
      written { $0.form(action: "/a", csrf: "t", hasFiles: true) { $0.button("Send") } } == """
        <form action="/a" method="post" novalidate enctype="multipart/form-data"><input type="hidden" name="csrf" value="t">\
        <button class="button">Send</button></form>
        """)
    #expect(!written { $0.form(action: "/a", csrf: "t") { _ in } }.contains("enctype"))
  }

  @Test("a matrix has one group of radios for each theme and question")
  func matrix() {
    let html = written {
      $0.matrix(
        legend: "Themes", groups: ["Need", "Offer"], scale: [Choice("0", "No"), Choice("1", "Yes")],
        rows: [
          MatrixRow(names: ["n1", "o1"], label: "Water", values: ["1", ""]),
          MatrixRow(names: ["n2", "o2"], label: "Youth", values: ["", "0"]),
        ])
    }
    #expect(html.components(of: "role=\"radiogroup\"") == 4)
    #expect(html.components(of: " checked") == 2)
    #expect(html.contains("<input type=\"radio\" id=\"n1-2\" name=\"n1\" value=\"1\" checked>"))
    #expect(html.contains("aria-label=\"Youth: Offer\""))
  }
}
