extension TextFile {
  /// The lines with comments and the contents of string literals removed, so that words in them break no rule.
  /// Line numbers stay the same. A measure, not a parser: `/* */` comments are not used in this repository.
  var codeLines: [String] {
    var insideText = false
    return lines.map { line in
      if line.contains("\"\"\"") {
        insideText.toggle()
        return insideText ? Self.code(of: line.prefix { $0 != "\"" }) : ""
      }
      return insideText ? "" : Self.code(of: line)
    }
  }

  private static func code(of line: Substring) -> String {
    var code = ""
    var insideLiteral = false
    var previous: Character = " "
    for character in line {
      if character == "\"", previous != "\\" { insideLiteral.toggle() }
      if character == "/", previous == "/", !insideLiteral { return String(code.dropLast()) }
      if !insideLiteral { code.append(character) }
      previous = previous == "\\" ? " " : character
    }
    return code
  }
}

/// Where a rule is broken, as compilers print it.
func place(_ file: TextFile, _ index: Int) -> String {
  "\(file.path):\(index + 1): \(file.lines[index])"
}
