package impound.sandbox.s3;

import impound.sandbox.http.Call;
import impound.sandbox.http.Xml;
import java.util.Map;
import java.util.TreeMap;

/** Tags of objects, which may change though the object cannot. */
final class TagCalls implements Operations {

    @Override
    public Map<String, Operation> operations() {
        return Map.of("GetObjectTagging", TagCalls::get, "PutObjectTagging", TagCalls::put);
    }

    private static void get(Call call, Bucket bucket) {
        var tags = Found.readable(call, bucket).content().tags();
        var xml = Xml.root("Tagging", S3.NAMESPACE).open("TagSet");
        tags.forEach(
                (key, value) -> xml.inside("Tag", tag -> tag.add("Key", key).add("Value", value)));
        S3.respond(call, xml);
    }

    private static void put(Call call, Bucket bucket) throws Exception {
        var version = Found.readable(call, bucket);
        var tags = new TreeMap<String, String>();
        for (var set : Document.of(call).all("TagSet")) {
            set.all("Tag").forEach(tag -> tags.put(tag.text("Key"), tag.text("Value")));
        }
        bucket.change(version, one -> one.with(one.content().tagged(tags)));
        call.respond(200, null, new byte[0]);
    }
}
