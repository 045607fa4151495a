package impound.sandbox.machine;

import impound.sandbox.SandboxTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The session tokens of version 2 of the metadata service: without one it answers nothing. */
final class MetadataTokens {
    private static final int LONGEST = 21_600;

    private final SandboxTime time;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    MetadataTokens(SandboxTime time) {
        this.time = time;
    }

    static boolean isLifetime(String seconds) {
        return seconds != null && seconds.matches("\\d{1,5}") && inBounds(Integer.parseInt(seconds));
    }

    private static boolean inBounds(int seconds) {
        return seconds >= 1 && seconds <= LONGEST;
    }

    String issue(int seconds) {
        var bytes = new byte[40];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().encodeToString(bytes);
        ends.put(token, time.now().plusSeconds(seconds));
        return token;
    }

    boolean admit(String token) {
        var end = token == null ? null : ends.get(token);
        return end != null && end.isAfter(time.now());
    }
}
