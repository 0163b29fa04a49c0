/// Texts of the section `gallery`.
public enum GalleryText: String, TextKeys {
  case title = "gallery.title"
}
