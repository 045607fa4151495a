package impound.sandbox.s3;

import java.util.List;
import java.util.Map;

/** What an object holds: its files in order, and the headers that were stored with them. */
record Content(
        List<Part> parts,
        long size,
        String etag,
        Checksum checksum,
        boolean multipart,
        Map<String, String> headers,
        Map<String, String> tags) {

    Content tagged(Map<String, String> newTags) {
        return new Content(parts, size, etag, checksum, multipart, headers, newTags);
    }
}
