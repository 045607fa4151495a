package impound.sandbox.s3;

import impound.sandbox.http.Call;
import impound.sandbox.http.HttpDate;
import impound.sandbox.http.Xml;
import java.util.Map;

/** What S3 knows of an object's integrity, so that a verifier need not take the uploader's word. */
final class Attributes implements Operations {

    @Override
    public Map<String, Operation> operations() {
        return Map.of("GetObjectAttributes", Attributes::get);
    }

    private static void get(Call call, Bucket bucket) {
        var version = Found.readable(call, bucket);
        var content = version.content();
        var asked = call.headers().getOrDefault("x-amz-object-attributes", "");
        call.responseHeader("Last-Modified", HttpDate.of(version.modified()));
        if (bucket.rules().versioned()) {
            call.responseHeader("x-amz-version-id", version.id());
        }
        var xml = Xml.root("GetObjectAttributesResponse", S3.NAMESPACE);
        if (asked.contains("ETag")) {
            xml.add("ETag", content.etag());
        }
        if (asked.contains("Checksum")) {
            xml.open("Checksum").add("ChecksumType", content.checksum().type());
            content.checksum().show(xml);
            xml.close();
        }
        if (asked.contains("ObjectParts") && content.multipart()) {
            parts(call, xml, content);
        }
        if (asked.contains("StorageClass")) {
            xml.add("StorageClass", "STANDARD");
        }
        if (asked.contains("ObjectSize")) {
            xml.add("ObjectSize", content.size());
        }
        S3.respond(call, xml);
    }

    private static void parts(Call call, Xml xml, Content content) {
        int after = Integer.parseInt(call.headers().getOrDefault("x-amz-part-number-marker", "0"));
        int most = Integer.parseInt(call.headers().getOrDefault("x-amz-max-parts", "1000"));
        var rest =
                content.parts().stream().filter(part -> part.number() > after).toList();
        var page = rest.subList(0, Math.min(most, rest.size()));
        xml.open("ObjectParts")
                .add("PartsCount", content.parts().size())
                .add("PartNumberMarker", after)
                .add(
                        "NextPartNumberMarker",
                        page.isEmpty() ? 0 : page.get(page.size() - 1).number())
                .add("MaxParts", most)
                .add("IsTruncated", page.size() < rest.size());
        // S3 names the single parts only where each has a checksum of its own that counts.
        if (content.checksum().type().equals(Checksum.COMPOSITE)) {
            xml.each("Part", page, part -> {
                xml.add("PartNumber", part.number()).add("Size", part.size());
                part.checksum().show(xml);
            });
        }
        xml.close();
    }
}
