#include "html.h"
#include <libxml/HTMLparser.h>
#include <string.h>

enum { DEEPEST = 200 };

struct writer {
  GString *text;
  // Line ends owed before the next word, and whether a space is.
  int breaks;
  gboolean space;
  int quotes;
  gboolean verbatim;
};

static void begin_line(struct writer *writer) {
  for (int level = 0; level < writer->quotes; level++) g_string_append(writer->text, "> ");
}

static void settle(struct writer *writer) {
  if (writer->breaks > 0) {
    for (; writer->breaks > 0; writer->breaks--) {
      if (writer->text->len > 0) g_string_append_c(writer->text, '\n');
      if (writer->breaks > 1 && writer->text->len > 0) begin_line(writer);
    }
    begin_line(writer);
  } else if (writer->space) {
    g_string_append_c(writer->text, ' ');
  } else if (writer->text->len == 0) {
    begin_line(writer);
  }
  writer->space = FALSE;
}

static void break_lines(struct writer *writer, int count) {
  if (writer->breaks < count) writer->breaks = count;
}

static void write_text(struct writer *writer, const char *text) {
  for (const char *next = text; *next != 0; next = g_utf8_next_char(next)) {
    gunichar character = g_utf8_get_char(next);
    if (writer->verbatim && character == '\n') {
      writer->breaks++;
    } else if (character == 0xA0 || g_unichar_isspace(character)) {
      writer->space = TRUE;
    } else {
      settle(writer);
      g_string_append_unichar(writer->text, character);
    }
  }
}

static gboolean is_one_of(const xmlChar *name, const char *const *names) {
  for (; *names != NULL; names++)
    if (g_ascii_strcasecmp((const char *)name, *names) == 0) return TRUE;
  return FALSE;
}

static const char *const silent[] = {"head", "script", "style", "title", "template", "object", "noscript", NULL};
static const char *const blocks[] = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote", "hr", NULL};
static const char *const lines[] = {"div", "li", "tr", "section", "article", "header", "footer", "dt", "dd", NULL};

static void walk(struct writer *writer, const xmlNode *node, int depth);

// The address of a link stands behind its words, unless the words are the address.
static void write_target(struct writer *writer, const xmlNode *node, size_t from) {
  xmlChar *target = xmlGetProp((xmlNode *)node, BAD_CAST "href");
  if (target == NULL) return;
  gboolean is_web = g_str_has_prefix((char *)target, "https://") || g_str_has_prefix((char *)target, "http://");
  if (is_web && strlen((char *)target) <= 500 && strstr(writer->text->str + from, (char *)target) == NULL) {
    g_string_append_printf(writer->text, " <%s>", (char *)target);
  }
  xmlFree(target);
}

static void walk_element(struct writer *writer, const xmlNode *node, int depth) {
  if (is_one_of(node->name, silent)) return;
  gboolean is_block = is_one_of(node->name, blocks), is_line = is_one_of(node->name, lines);
  gboolean is_quote = g_ascii_strcasecmp((char *)node->name, "blockquote") == 0;
  gboolean is_verbatim = g_ascii_strcasecmp((char *)node->name, "pre") == 0;
  if (g_ascii_strcasecmp((char *)node->name, "br") == 0) writer->breaks++;
  if (is_block) break_lines(writer, 2);
  if (is_line) break_lines(writer, 1);
  if (g_ascii_strcasecmp((char *)node->name, "li") == 0) write_text(writer, "- ");
  if (g_ascii_strcasecmp((char *)node->name, "td") == 0) writer->space = TRUE;
  writer->quotes += is_quote && writer->quotes < 20;
  writer->verbatim |= is_verbatim;
  size_t from = writer->text->len;
  walk(writer, node->children, depth + 1);
  if (g_ascii_strcasecmp((char *)node->name, "a") == 0) write_target(writer, node, from);
  if (is_verbatim) writer->verbatim = FALSE;
  writer->quotes -= is_quote && writer->quotes > 0;
  if (is_block) break_lines(writer, 2);
  if (is_line) break_lines(writer, 1);
}

static void walk(struct writer *writer, const xmlNode *node, int depth) {
  if (depth > DEEPEST) return;
  for (; node != NULL; node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) write_text(writer, (const char *)node->content);
    if (node->type == XML_ELEMENT_NODE) walk_element(writer, node, depth);
  }
}

void append_html(GString *text, const char *html, size_t length) {
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  htmlDocPtr document = htmlReadMemory(html, (int)length, NULL, "utf-8", options);
  if (document == NULL) return;
  struct writer writer = {.text = g_string_new(NULL)};
  walk(&writer, xmlDocGetRootElement(document), 0);
  g_string_append_len(text, writer.text->str, writer.text->len);
  g_string_free(writer.text, TRUE);
  xmlFreeDoc(document);
}
