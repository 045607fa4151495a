package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.HttpDate;
import java.util.Map;

/** Objects and what is known of them, streamed from the files in which they lie. */
final class Reads implements Operations {

    @Override
    public Map<String, Operation> operations() {
        return Map.of("GetObject", Reads::get, "HeadObject", Reads::get);
    }

    private static void get(Call call, Bucket bucket) {
        var version = Found.readable(call, bucket);
        var content = version.content();
        show(call, bucket, version);
        var noneMatch = Condition.unquoted(call.header("if-none-match"));
        var match = Condition.unquoted(call.header("if-match"));
        if (match != null && !match.equals(content.etag())) {
            throw new AwsError(
                    "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);
        }
        if (noneMatch != null && noneMatch.equals(content.etag())) {
            call.respond(304, null, new byte[0]);
            return;
        }
        var stretch = stretch(call, content);
        if (stretch.partial()) {
            call.responseHeader("Content-Range", stretch.contentRange(content.size()));
        } else if ("ENABLED".equalsIgnoreCase(call.header("x-amz-checksum-mode"))) {
            content.checksum().show(call);
        }
        call.respond(
                stretch.partial() ? 206 : 200,
                null,
                stretch.length(),
                Reading.of(content, stretch.from(), stretch.length()));
    }

    private static Stretch stretch(Call call, Content content) {
        var number = call.query("partNumber");
        if (number == null) {
            return Stretch.of(call.header("range"), content.size());
        }
        call.responseHeader("x-amz-mp-parts-count", "" + content.parts().size());
        long from = 0;
        for (var part : content.parts()) {
            if (number.equals("" + part.number())) {
                return new Stretch(from, part.size(), true);
            }
            from += part.size();
        }
        throw new AwsError("InvalidPartNumber", "The requested partnumber is not satisfiable", 416);
    }

    private static void show(Call call, Bucket bucket, Version version) {
        var content = version.content();
        content.headers().forEach(call::responseHeader);
        call.responseHeader("ETag", '"' + content.etag() + '"');
        call.responseHeader("Last-Modified", HttpDate.of(version.modified()));
        call.responseHeader("Accept-Ranges", "bytes");
        if (bucket.rules().versioned()) {
            call.responseHeader("x-amz-version-id", version.id());
        }
        Encryption.show(call, bucket);
        var lock = version.lock();
        if (lock.until() != null) {
            call.responseHeader("x-amz-object-lock-mode", lock.mode());
            call.responseHeader(
                    "x-amz-object-lock-retain-until-date", lock.until().toString());
        }
        if (lock.hold()) {
            call.responseHeader("x-amz-object-lock-legal-hold", "ON");
        }
        if (!content.tags().isEmpty()) {
            call.responseHeader("x-amz-tagging-count", "" + content.tags().size());
        }
    }
}
