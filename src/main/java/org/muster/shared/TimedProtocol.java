package org.muster.shared;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * HTTP whose requests have to arrive: Tomcat waits for each byte anew, so that whoever sends one
 * now and then keeps a connection for days. Here a head has the connection's timeout as a whole; a
 * body has it too, and a second more for each few hundred bytes, as Apache's mod_reqtimeout gives
 * it. Only what is waited for the sender counts.
 */
public final class TimedProtocol extends Http11NioProtocol {

  /** A photo over a bad network comes ten times as fast. */
  private static final int BYTES_PER_SECOND = 500;

  @Override
  protected Processor createProcessor() {
    return new TimedProcessor(this, getAdapter());
  }

  private static final class TimedProcessor extends Http11Processor {

    private final AbstractHttp11Protocol<?> protocol;

    /** Whose head was begun; a processor serves one connection after the other. */
    private @Nullable SocketWrapperBase<?> begun;

    private long since;

    private TimedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
      super(protocol, adapter);
      this.protocol = protocol;
      request.setInputBuffer(new TimedBody(request.getInputBuffer()));
    }

    /** Called when something has arrived and no handler is at work. */
    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
      boolean more = connection.equals(begun);
      if (more && System.nanoTime() - since > patience()) {
        begun = null;
        return SocketState.CLOSED;
      }
      if (!more) {
        begun = null;
        since = System.nanoTime();
      }
      var state = super.service(connection);
      begun = state == SocketState.LONG && !isAsync() ? connection : null;
      return state;
    }

    private long patience() {
      return TimeUnit.MILLISECONDS.toNanos(protocol.getConnectionTimeout());
    }

    private final class TimedBody implements InputBuffer {

      private final InputBuffer body;
      private long waited;

      private TimedBody(InputBuffer body) {
        this.body = body;
      }

      @Override
      public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (request.getBytesRead() == 0) {
          waited = 0;
        }
        long start = System.nanoTime();
        int read = body.doRead(handler);
        waited += System.nanoTime() - start;
        long whole =
            patience() + TimeUnit.SECONDS.toNanos(request.getBytesRead()) / BYTES_PER_SECOND;
        if (waited > whole) {
          var slow = new SocketTimeoutException("a body that does not arrive");
          // Not read to its end for the sake of an answer, either.
          action(ActionCode.CLOSE_NOW, slow);
          throw slow;
        }
        return read;
      }

      @Override
      public int available() {
        return body.available();
      }
    }
  }

  /** Puts it in the place of Tomcat's own. */
  @Component
  static class Timing implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    @Override
    public void customize(TomcatWebServerFactory factory) {
      factory.setProtocol(TimedProtocol.class.getName());
    }
  }
}
