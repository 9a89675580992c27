package org.muster.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The line between the program and its database, of bytes that can be kept waiting, and that can be
 * broken.
 */
final class Wire implements AutoCloseable {

  private static final int PACKET = 16_384;

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition goesOn = lock.newCondition();
  private boolean hung;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean broken;

  /**
   * A line.
   *
   * @param target the port it leads to, of this machine
   */
  Wire(int target) throws IOException {
    this.target = target;
    door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::listen);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Each packet, either way, takes so long from now on. */
  void slow(Duration perPacket) {
    delay = perPacket;
  }

  /** No byte passes from now on, and nobody is told; a new connection is made and is as mute. */
  void hang() {
    lock.lock();
    hung = true;
    lock.unlock();
  }

  /** Everything is as it was; what was kept waiting comes now. */
  void mend() {
    delay = Duration.ZERO;
    broken = false;
    lock.lock();
    hung = false;
    goesOn.signalAll();
    lock.unlock();
  }

  /** Resets every connection there is, in the middle of whatever it says. */
  void cut() throws IOException {
    for (var socket : open) {
      reset(socket);
    }
  }

  /** The same, and new ones are ended as soon as they are made: there is no server any more. */
  void remove() throws IOException {
    broken = true;
    cut();
  }

  private static void reset(Socket socket) throws IOException {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (SocketException ended) {
      // It has ended by itself in this very moment.
    }
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        var near = door.accept();
        if (broken) {
          reset(near);
        } else {
          join(near, new Socket(InetAddress.getLoopbackAddress(), target));
        }
      } catch (IOException ended) {
        // Of the one connection, or of all.
      }
    }
  }

  private void join(Socket near, Socket far) throws IOException {
    near.setTcpNoDelay(true);
    far.setTcpNoDelay(true);
    open.add(near);
    open.add(far);
    Thread.startVirtualThread(() -> carry(near, far));
    Thread.startVirtualThread(() -> carry(far, near));
  }

  private void carry(Socket from, Socket to) {
    var packet = new byte[PACKET];
    try (from;
        to) {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int read = in.read(packet); read > 0; read = in.read(packet)) {
        Thread.sleep(delay);
        waitWhileHung();
        out.write(packet, 0, read);
      }
    } catch (IOException | InterruptedException ended) {
      // By either side, or by whoever cuts.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void waitWhileHung() throws InterruptedException {
    lock.lock();
    try {
      while (hung) {
        goesOn.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    mend();
    cut();
  }
}
