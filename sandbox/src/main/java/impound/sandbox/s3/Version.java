package impound.sandbox.s3;

import java.time.Instant;

/** One version of an object, or the marker that it was deleted (which has no content). */
record Version(String key, String id, Instant modified, Content content, Lock lock) {

    boolean isDeleteMarker() {
        return content == null;
    }

    Version locked(Lock newLock) {
        return new Version(key, id, modified, content, newLock);
    }

    Version with(Content newContent) {
        return new Version(key, id, modified, newContent, lock);
    }
}
