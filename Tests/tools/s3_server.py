"""Serves S3 on a free port with one bucket, prints the address, and goes on until it is killed. Usage: s3_server.py BUCKET"""

import logging
import sys
import time

import boto3
from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
address = f"http://{host}:{port}"
client = boto3.client(
    "s3", endpoint_url=address, region_name="eu-north-1", aws_access_key_id="testing", aws_secret_access_key="testing")
client.create_bucket(Bucket=sys.argv[1], CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
print(address, flush=True)
while True:
    time.sleep(3600)
