package se.lotsen.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files (named {@code failing:} and where they are) that can be read or written until told. */
public final class FailingDisk extends FilePathWrapper {
  private static volatile boolean writesFail;
  private static volatile boolean readsFail;

  static {
    FilePath.register(new FailingDisk());
  }

  static String file(java.nio.file.Path path) {
    heal();
    return "failing:" + path;
  }

  static void failWrites() {
    writesFail = true;
  }

  static void failReads() {
    readsFail = true;
  }

  static void heal() {
    writesFail = false;
    readsFail = false;
  }

  @Override
  public String getScheme() {
    return "failing";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(super.open(mode));
  }

  private static final class Channel extends FileBaseDefault {
    private final FileChannel file;

    Channel(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
      if (readsFail) {
        throw new IOException("Input/output error");
      }
      return file.read(to, position);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      if (writesFail) {
        throw new IOException("No space left on device");
      }
      return file.write(from, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    public java.nio.channels.FileLock tryLock(long position, long size, boolean shared)
        throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
