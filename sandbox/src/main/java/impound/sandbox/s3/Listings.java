package impound.sandbox.s3;

import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The current objects of a bucket, page by page, grouped by a delimiter if asked. */
final class Listings implements Operations {
    private static final int PAGE = 1000;

    @Override
    public Map<String, Operation> operations() {
        return Map.of("ListObjectsV2", Listings::list);
    }

    private static void list(Call call, Bucket bucket) {
        var prefix = call.queries().getOrDefault("prefix", "");
        var delimiter = call.queries().getOrDefault("delimiter", "");
        int most = Math.min(PAGE, Integer.parseInt(call.queries().getOrDefault("max-keys", "" + PAGE)));
        var page = new Page(prefix, delimiter, most, start(call));
        for (var history : bucket.histories(prefix)) {
            if (!page.isFull() && !history.get(0).isDeleteMarker()) {
                page.offer(history.get(0));
            }
        }
        write(call, bucket, page);
    }

    private static String start(Call call) {
        var token = call.query("continuation-token");
        return token == null
                ? call.queries().getOrDefault("start-after", "")
                : new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }

    private static void write(Call call, Bucket bucket, Page page) {
        var encoding = KeyEncoding.of(call);
        var xml = Xml.root("ListBucketResult", S3.NAMESPACE)
                .add("Name", bucket.name())
                .add("Prefix", encoding.encode(page.prefix))
                .add("Delimiter", page.delimiter.isEmpty() ? null : encoding.encode(page.delimiter))
                .add("MaxKeys", page.most)
                .add("EncodingType", encoding.name())
                .add("KeyCount", page.count())
                .add("IsTruncated", page.isFull())
                .add("ContinuationToken", call.query("continuation-token"))
                .add("NextContinuationToken", page.isFull() ? page.token() : null);
        xml.each("Contents", page.objects, version -> xml.add("Key", encoding.encode(version.key()))
                .add("LastModified", version.modified())
                .add("ETag", '"' + version.content().etag() + '"')
                .add("ChecksumAlgorithm", version.content().checksum().algorithm())
                .add("ChecksumType", version.content().checksum().type())
                .add("Size", version.content().size())
                .add("StorageClass", "STANDARD"));
        xml.each("CommonPrefixes", page.prefixes, common -> xml.add("Prefix", encoding.encode(common)));
        S3.respond(call, xml);
    }

    /** Fills up until one more would be too many; that one begins the next page. */
    private static final class Page {
        private final String prefix;
        private final String delimiter;
        private final int most;
        private final String start;
        private final List<Version> objects = new ArrayList<>();
        private final TreeSet<String> prefixes = new TreeSet<>(KeyOrder.UTF_8_BYTES);
        private String last = "";
        private boolean full;

        Page(String prefix, String delimiter, int most, String start) {
            this.prefix = prefix;
            this.delimiter = delimiter;
            this.most = most;
            this.start = start;
        }

        void offer(Version version) {
            int end = delimiter.isEmpty() ? -1 : version.key().indexOf(delimiter, prefix.length());
            var group = end < 0 ? null : version.key().substring(0, end + delimiter.length());
            var name = group == null ? version.key() : group;
            if (KeyOrder.UTF_8_BYTES.compare(name, start) <= 0 || prefixes.contains(name)) {
                return;
            }
            if (count() == most) {
                full = true;
                return;
            }
            last = name;
            if (group == null) {
                objects.add(version);
            } else {
                prefixes.add(group);
            }
        }

        boolean isFull() {
            return full;
        }

        int count() {
            return objects.size() + prefixes.size();
        }

        String token() {
            return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
        }
    }
}
