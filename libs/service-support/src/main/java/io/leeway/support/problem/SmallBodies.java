package io.leeway.support.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

/** Bounds the bodies that endpoints take as values, also where no Content-Length says how large they are. */
@Provider
public final class SmallBodies implements ReaderInterceptor {

    /** Looked up with each request, because providers are made before the configuration of the run is read. */
    private final Instance<DoorConfig> limits;

    SmallBodies(Instance<DoorConfig> limits) {
        this.limits = limits;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        // Who takes a stream counts for himself.
        if (context.getType() != InputStream.class) {
            context.setInputStream(new Counted(
                    context.getInputStream(), limits.get().document().asLongValue()));
        }
        return context.proceed();
    }

    private static final class Counted extends FilterInputStream {

        private final long most;
        private long count;

        Counted(InputStream input, long most) {
            super(input);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            count += read;
            if (count > most) {
                throw SmallBody.tooLarge(most);
            }
        }
    }
}
