extension TextFile {
  /// The number of lines in the body of each function and initialiser, found by indentation.
  var functionLengths: [Int] {
    let code = codeLines
    return code.indices.compactMap { index in
      Self.startsFunction(code[index]) ? Self.bodyLength(in: code, at: index) : nil
    }
  }

  private static func startsFunction(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.contains("func") || words.contains { $0.hasPrefix("init(") || $0.hasPrefix("init?(") }
  }

  private static func bodyLength(in code: [String], at start: Int) -> Int? {
    let indent = code[start].prefix { $0 == " " }
    if code[start].contains("{"), code[start].hasSuffix("}") { return 1 }
    let same = code.indices.dropFirst(start).filter { code[$0].prefix { $0 == " " } == indent }
    guard let open = same.first(where: { code[$0].hasSuffix("{") }),
      same.prefix(while: { $0 < open }).dropFirst().allSatisfy({ code[$0].hasPrefix("\(indent))") }),
      let close = same.first(where: { $0 > open && code[$0].hasPrefix("\(indent)}") })
    else { return nil }
    return close - open - 1
  }
}
