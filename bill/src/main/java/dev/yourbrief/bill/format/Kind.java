package dev.yourbrief.bill.format;

/** What a file is by its first bytes, whatever it is called. */
enum Kind {
  EMPTY("the file is empty", "Export it again"),
  TEXT("", ""),
  GZIP("", ""),
  ZSTD("", ""),
  ZIP("", ""),
  PARQUET("", ""),
  PDF("this is a PDF, which is not read here", "Export the cost as CSV"),
  OLD_EXCEL(
      "this is an old Excel workbook, or one with a password",
      "Save it as an .xlsx workbook without a password"),
  TAR("this is a tar archive, which is not read here", "Unpack it, and give the folder"),
  BINARY("the file is not text", "Export it as CSV or JSON");

  private final String what;
  private final String fix;

  Kind(String what, String fix) {
    this.what = what;
    this.fix = fix;
  }

  /** Why a file of this kind is not read; empty where it is. */
  String what() {
    return what;
  }

  String fix() {
    return fix;
  }
}
