package impound.sandbox.http;

import java.io.InputStream;
import java.util.Map;

/** A request as it came off the wire, before anyone asked who sent it; header names are in lower case. */
public record Incoming(String method, String rawPath, String rawQuery, Map<String, String> headers, InputStream body) {}
