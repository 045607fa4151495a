package impound.collector.hand;

import impound.collector.CollectorFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** What it means for a person that a file could not be written. */
final class FileTrouble {

    private FileTrouble() {}

    static CollectorFailure of(Path file, IOException error) {
        if (error instanceof FileAlreadyExistsException) {
            return taken(file);
        }
        if (error instanceof AccessDeniedException) {
            return new CollectorFailure.AccessRefused(
                    "no right to write %s; write where you may, or run this as who may".formatted(file), error);
        }
        String message = "cannot write %s: %s".formatted(file, error.getMessage());
        return isFull(file)
                ? new CollectorFailure.NoSpace(message + "; make room, or write elsewhere", error)
                : new CollectorFailure.UploadFailed(message, error);
    }

    static CollectorFailure taken(Path file) {
        return new CollectorFailure.TargetTaken(
                "%s is there already, and an image is written once; name another file, or move this one away"
                        .formatted(file));
    }

    /** The kernel says so in the language of the machine only, so the file system is asked. */
    private static boolean isFull(Path file) {
        return Room.beside(file).usable() < Room.NOTHING;
    }
}
