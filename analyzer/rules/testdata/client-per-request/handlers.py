import boto3
import httpx
from aiohttp import ClientSession
from fastapi import FastAPI

app = FastAPI()
shared = httpx.AsyncClient()


@app.get("/price")
async def price(symbol):
    async with httpx.AsyncClient(timeout=10) as client:  # want "each request that price handles makes a httpx.AsyncClient and throws it away"
        answer = await client.get("https://prices.example.com/" + symbol)
    return answer.json()


@app.post("/file")
def store(data):
    boto3.client("s3").put_object(Bucket="b", Key="k", Body=data)  # want "each request that store handles makes a boto3.client"


@app.get("/names")
async def names():
    session = ClientSession()  # want "makes a ClientSession"
    answer = await session.get("https://names.example.com/")
    await session.close()
    return answer


@app.get("/kept")
async def kept(symbol):
    return await shared.get("https://prices.example.com/" + symbol)


@app.get("/through")
async def through(proxy):
    async with httpx.AsyncClient(proxy=proxy) as client:
        return await client.get("https://prices.example.com/")


@app.get("/own")
async def own(request):
    app.state.client = httpx.AsyncClient()
    return app.state.client


@app.get("/handed")
async def handed(request):
    client = httpx.AsyncClient()
    return await price_of(client)


async def price_of(client):
    return await client.get("https://prices.example.com/")


async def once():
    async with httpx.AsyncClient() as client:
        return await client.get("https://prices.example.com/")
