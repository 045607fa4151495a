package impound.collector;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** A thread that passes for a process: once it is killed, nothing that it tries reaches AWS any more. */
final class ThreadProcess extends Process implements ExecutionInterceptor {
    private static final int KILLED = 137;

    private final CompletableFuture<Process> ended = new CompletableFuture<>();
    private volatile int code;
    private volatile boolean isKilled;

    void end(int how) {
        code = isKilled ? KILLED : how;
        ended.complete(this);
    }

    void throwIfKilled() {
        if (isKilled) {
            throw new IllegalStateException("this machine is off");
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        throwIfKilled();
    }

    @Override
    public void destroy() {
        isKilled = true;
        end(KILLED);
    }

    @Override
    public Process destroyForcibly() {
        destroy();
        return this;
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return ended;
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.of();
    }

    @Override
    public int waitFor() {
        return ended.thenApply(Process::exitValue).join();
    }

    @Override
    public int exitValue() {
        if (!ended.isDone()) {
            throw new IllegalThreadStateException("still running");
        }
        return code;
    }

    @Override
    public boolean isAlive() {
        return !ended.isDone();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }
}
