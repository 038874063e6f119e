global using Forecasting.Api.Serving;
global using Microsoft.AspNetCore.Http.HttpResults;
