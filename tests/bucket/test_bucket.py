"""Files in a bucket that several machines share, on a real S3-compatible server."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.bucket import bucket
from tests.messages import ROOT


@pytest.fixture
def server(tmp_path):
    """The address of a server with an empty bucket, as FILES_URL."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (tmp_path / "s3.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log
    )
    for _attempt in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"s3+http://key:secret@127.0.0.1:{port}/paper"
    process.terminate()
    process.wait()
    log.close()


def contents(url):
    return boto3.client(
        "s3",
        endpoint_url=bucket(url)["endpoint"],
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
    )


@pytest.mark.once
@pytest.mark.django_db
def test_photos_and_pages_lie_in_the_bucket_and_are_handed_out_by_us(server, tmp_path):
    database = tmp_path / "newsroom.sqlite3"
    shutil.copy(Path(os.environ["TEST_FOLDER"]) / "pristine.sqlite3", database)
    files = contents(server)
    files.create_bucket(Bucket="paper")
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{database}",
        "DATA_DIR": str(tmp_path / "data"),
        "FILES_URL": server,
    }

    done = subprocess.run(
        [sys.executable, "-m", "tests.bucket.house"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,  # seconds
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["pieces"] > 1
    assert told["pieces left"] == []
    assert told["address"].startswith("/media/photos/")
    assert told["photo"][:2] == [200, "image/webp"]
    assert told["photo of a withdrawn story"][0] == 410
    assert told["page"][:2] == [200, "application/pdf"]
    assert told["page picture"][:2] == [200, "image/webp"]
    assert told["ready"][0] == 200
    assert told["originals"] == "originals"
    kept = [each["Key"] for each in files.list_objects_v2(Bucket="paper")["Contents"]]
    assert {key.split("/")[1] for key in kept} == {"photos", "pages"}
    assert not [path for path in (tmp_path / "data").rglob("*") if path.suffix in {".jpg", ".webp", ".pdf"}]


def test_the_address_of_a_bucket_is_read_or_refused():
    assert bucket("") is None
    assert bucket("s3://me:a%2Fb@files.example/paper") == {
        "endpoint": "https://files.example",
        "bucket": "paper",
        "key": "me",
        "secret": "a/b",
    }
    for wrong in (
        "s3://files.example/paper",
        "s3://me:secret@files.example/",
        "https://me:x@files.example/paper",
    ):
        with pytest.raises(ImproperlyConfigured):
            bucket(wrong)
