import Localization
import Markup
import TwinhallCore

@testable import Interface

let english = Texts.load(.english)
let swedish = Texts.load(.swedish)

/// What `write` writes, as text.
func written(_ write: (inout HTML) -> Void) -> String {
  var html = HTML()
  write(&html)
  return text(html)
}

func text(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }

/// Breaks out of an element, an attribute and a script, if it is let.
let hostile = "\"'><script>alert(1)</script>&amp;\u{0}"
let hostileEscaped = "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"
