package unisono.web.internal;

/// A body that is sent as it is.
///
/// @param type of its content, with its character set, which is UTF-8
record PlainText(String text, String type) {}
