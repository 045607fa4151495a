package impound.sandbox.s3;

import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.util.List;
import java.util.Map;

/** Every version and delete marker: how a verifier sees whether a key was ever written twice. */
final class VersionListing implements Operations {

    @Override
    public Map<String, Operation> operations() {
        return Map.of("ListObjectVersions", VersionListing::list);
    }

    private static void list(Call call, Bucket bucket) {
        var prefix = call.queries().getOrDefault("prefix", "");
        var marker = call.queries().getOrDefault("key-marker", "");
        int most = Integer.parseInt(call.queries().getOrDefault("max-keys", "1000"));
        // Pages end between keys, never within one: simpler for both sides, and allowed.
        var histories = bucket.histories(prefix).stream()
                .filter(history -> KeyOrder.UTF_8_BYTES.compare(history.get(0).key(), marker) > 0)
                .toList();
        var page = histories.subList(0, Math.min(most, histories.size()));
        boolean more = page.size() < histories.size();
        var encoding = KeyEncoding.of(call);
        var xml = Xml.root("ListVersionsResult", S3.NAMESPACE)
                .add("Name", bucket.name())
                .add("Prefix", encoding.encode(prefix))
                .add("KeyMarker", encoding.encode(marker))
                .add("MaxKeys", most)
                .add("EncodingType", encoding.name())
                .add("IsTruncated", more)
                .add("NextKeyMarker", more ? encoding.encode(last(page)) : null);
        for (var history : page) {
            history.forEach(version -> describe(xml, encoding, version, version == history.get(0)));
        }
        S3.respond(call, xml);
    }

    private static String last(List<List<Version>> page) {
        return page.get(page.size() - 1).get(0).key();
    }

    private static void describe(Xml xml, KeyEncoding encoding, Version version, boolean latest) {
        xml.open(version.isDeleteMarker() ? "DeleteMarker" : "Version")
                .add("Key", encoding.encode(version.key()))
                .add("VersionId", version.id())
                .add("IsLatest", latest)
                .add("LastModified", version.modified());
        if (!version.isDeleteMarker()) {
            xml.add("ETag", '"' + version.content().etag() + '"')
                    .add("Size", version.content().size())
                    .add("StorageClass", "STANDARD");
        }
        xml.close();
    }
}
