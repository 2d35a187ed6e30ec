package se.lotsen.embedded;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * The bytes of a document on disk, and a checksum: MVStore itself checks where a page is, not what
 * is in it.
 */
final class StoredDocumentType extends BasicDataType<byte[]> {
  static final StoredDocumentType INSTANCE = new StoredDocumentType();

  private StoredDocumentType() {}

  @Override
  public void write(WriteBuffer buffer, byte[] document) {
    buffer.putVarInt(document.length).put(document).putInt(checksum(document));
  }

  /**
   * @throws MVStoreException when it is not as it was written
   */
  @Override
  public byte[] read(ByteBuffer buffer) {
    byte[] document = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(document);
    if (buffer.getInt() != checksum(document)) {
      throw new MVStoreException(
          DataUtils.ERROR_FILE_CORRUPT, "a document is not as it was written");
    }
    return document;
  }

  private static int checksum(byte[] document) {
    CRC32C checksum = new CRC32C();
    checksum.update(document);
    return (int) checksum.getValue();
  }

  @Override
  public int getMemory(byte[] document) {
    return document.length;
  }

  @Override
  public byte[][] createStorage(int size) {
    return new byte[size][];
  }
}
