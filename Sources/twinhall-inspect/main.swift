import CConfinement
import CInspection
import Glibc

// Looks at one file on standard input. `Sources/Application/Files/Inspector.swift` reads what this writes.
//   twinhall-inspect LIMITS type            media type, width, height: "image/jpeg 4000 3000", "application/pdf 0 0"
//   twinhall-inspect LIMITS pictures SIDE…  for each side a line "image/jpeg WIDTH HEIGHT BYTES" and the bytes

let wronglyCalled: Int32 = 64
let unreadable: Int32 = 65
let notConfined: Int32 = 77

func write(_ bytes: UnsafeRawBufferPointer) {
  var rest = bytes
  while !rest.isEmpty {
    let count = Glibc.write(STDOUT_FILENO, rest.baseAddress, rest.count)
    guard count > 0 else { exit(unreadable) }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
  }
}

func write(_ text: String) { Array(text.utf8).withUnsafeBytes { write($0) } }

func tellType() {
  guard let type = twinhall_type(STDIN_FILENO).map({ String(cString: $0) }) else { exit(unreadable) }
  var size = twinhall_picture()
  if type.hasPrefix("image/"), twinhall_picture_size(STDIN_FILENO, &size) != 0 { size = twinhall_picture() }
  write("\(type) \(size.width) \(size.height)")
}

func makePicture(_ side: Int32) {
  var preview = twinhall_preview()
  guard twinhall_picture_shrink(STDIN_FILENO, side, &preview) == 0, let bytes = preview.bytes else { exit(unreadable) }
  write("\(preview.is_webp != 0 ? "image/webp" : "image/jpeg") \(preview.width) \(preview.height) \(preview.count)\n")
  write(UnsafeRawBufferPointer(start: bytes, count: preview.count))
}

let words = CommandLine.arguments
guard words.count >= 3, twinhall_limit(words[1]) == 0 else { exit(wronglyCalled) }
let sides = words.dropFirst(3).compactMap { Int32($0) }
guard twinhall_types_open() == 0, twinhall_pictures_open() == 0 else { exit(notConfined) }
guard twinhall_confine() == 0 else { exit(notConfined) }

switch words[2] {
case "type": tellType()
case "pictures": for side in sides where (1...4096).contains(side) { makePicture(side) }
default: exit(wronglyCalled)
}
