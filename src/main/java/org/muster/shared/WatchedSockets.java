package org.muster.shared;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Connections to PostgreSQL whose other end is asked every so often whether it lives: a machine
 * that is gone without a word is noticed within a minute rather than after the kernel's two hours.
 * The asking is the kernels', so a statement that is silent for long is not cut off by it. The
 * driver makes it by its name, which stands in application.yaml.
 */
public final class WatchedSockets extends SocketFactory {

  private static final int QUIET_SECONDS = 30;
  private static final int BETWEEN_SECONDS = 10;
  private static final int TIMES = 3;

  private static Socket watched(Socket socket) throws IOException {
    if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, QUIET_SECONDS);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, BETWEEN_SECONDS);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, TIMES);
    }
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return watched(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return watched(new Socket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return watched(new Socket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return watched(new Socket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return watched(new Socket(host, port, from, fromPort));
  }
}
